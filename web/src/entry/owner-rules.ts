/** The shortest password that the server takes. */
export const PASSWORD_MIN = 8;

export type PasswordFault = "short" | "different" | "refused";
export type OwnerFault = "name" | "email" | PasswordFault;

export interface PasswordFaults {
  password?: PasswordFault;
  again?: PasswordFault;
}

export interface OwnerFaults extends PasswordFaults {
  name?: "name";
  email?: "email";
}

export interface OwnerEntry {
  name: string;
  email: string;
  password: string;
  again: string;
}

/** What is wrong with a new password that was typed twice; the server has the last word. */
export function passwordFaults(entry: { password: string; again: string }): PasswordFaults {
  if ([...entry.password].length < PASSWORD_MIN) return { password: "short" };
  return entry.password === entry.again ? {} : { again: "different" };
}

export const looksLikeMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** A name as the server keeps it: the first word, and the others. */
export function namesOf(name: string): { first_name: string; last_name: string } {
  const [given = "", ...family] = name.trim().split(/\s+/);
  return { first_name: given, last_name: family.join(" ") };
}

/** What is wrong with an entry, by field, in the order of the form; the server has the last word. */
export function ownerFaults(entry: OwnerEntry): OwnerFaults {
  const faults: OwnerFaults = {};
  if (entry.name === "") faults.name = "name";
  if (!looksLikeMail(entry.email)) faults.email = "email";
  return { ...faults, ...passwordFaults(entry) };
}
