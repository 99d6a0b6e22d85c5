import { getRequestConfig } from "next-intl/server";
import { isLocale } from "./locales";

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLocale(asked) ? asked : "en";
  return { locale, timeZone: "UTC", messages: (await import(`../../messages/${locale}.json`)).default };
});
