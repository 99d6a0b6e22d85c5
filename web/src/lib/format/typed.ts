/** What somebody typed as a number, in plain digits: of any script, with a point, a comma or an Arabic mark before the decimals. */
export const plainDigits = (typed: string): string =>
  typed
    .trim()
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/٬|\s|,(?=\d{3}(\D|$))/g, "")
    .replace(/[٫,]/g, ".");
