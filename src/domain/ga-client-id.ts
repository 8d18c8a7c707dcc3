/** As the cookie `_ga` has it, `GA1.1.1234567.1700000000`, or without its version and the depth of its domain. */
const spelled = /^(?:GA\d\.\d{1,2}(?:-\d{1,2})?\.)?(\d{1,10}\.\d{10})$/i;

/** A Google Analytics client id without what the cookie puts before it; undefined for what is none. Pure. */
export function toGaClientId(text: string): string | undefined {
  return spelled.exec(text.trim())?.[1];
}
