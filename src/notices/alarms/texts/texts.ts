import type { AlarmText, en, enFrame } from "./en.ts";

/** Every alarm that has words of its own; each language has all of them. */
export type AlarmTexts = Readonly<Record<keyof typeof en, AlarmText>>;

/** What frames an alarm; `other` stands for a code without words of its own. */
export type AlarmFrame = Readonly<Record<Exclude<keyof typeof enFrame, "other">, string>> & {
  readonly other: AlarmText;
};
