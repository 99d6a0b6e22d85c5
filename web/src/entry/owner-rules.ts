/** The shortest password that the server takes. */
export const PASSWORD_MIN = 8;

export type OwnerFault = "name" | "email" | "short" | "different" | "refused";

interface OwnerEntry {
  name: string;
  email: string;
  password: string;
  again: string;
}

/** What is wrong with an entry, by field, in the order of the form; the server has the last word. */
export function ownerFaults(entry: OwnerEntry): Partial<Record<keyof OwnerEntry, OwnerFault>> {
  const faults: Partial<Record<keyof OwnerEntry, OwnerFault>> = {};
  if (entry.name === "") faults.name = "name";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entry.email)) faults.email = "email";
  if ([...entry.password].length < PASSWORD_MIN) faults.password = "short";
  else if (entry.password !== entry.again) faults.again = "different";
  return faults;
}
