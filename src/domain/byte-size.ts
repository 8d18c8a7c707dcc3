import type { Language } from "./policy.ts";

const units = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;

/** A number of bytes as people say it: `5.3 MB`, in French `5,3 Mo`. Units of 1000, at most one decimal. */
export function writeByteSize(bytes: number, language: Language): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? (["byte", 1] as const);
  const unitDisplay = unit === "byte" ? "long" : "short";
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 });
  return format.format(bytes / size);
}
