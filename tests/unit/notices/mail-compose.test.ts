import { describe, expect, test } from "@jest/globals";
import { languages } from "../../../src/domain/policy.ts";
import { composeMail, type Told } from "../../../src/notices/mails/compose.ts";
import { defaultPolicy } from "../../support/policy.ts";

const now = new Date("2026-03-18T09:00:00Z");
const reference = "M7-MMVK5A80-";
const policy = { ...defaultPolicy, controller: { name: "Example Hosting", email: "privacy@example.com" } };
const planned: Told = {
  kind: "scheduled",
  serviceId: 702,
  product: "Starter",
  domain: "bakery.example",
  effectiveAt: new Date("2026-03-17T10:00:00Z"),
  startAt: new Date("2026-03-31T10:00:00Z"),
  dueAt: new Date("2026-03-31T22:00:00Z"),
  finishedAt: undefined,
  goneAt: undefined,
  link: "https://privacy.example.com/approve/TOKEN",
};
const done: Told = {
  ...planned,
  kind: "completed",
  finishedAt: new Date("2026-03-31T11:00:00Z"),
  goneAt: new Date("2026-04-30T22:00:00Z"),
  link: undefined,
};
const compose = (told: readonly Told[], of: { language?: (typeof languages)[number]; isClosed?: boolean } = {}) =>
  composeMail(told, { language: "en", policy, now, isClosed: false, reference, ...of });

test("a planned deletion: what goes, when, until when it can be called off, the data first, who is responsible", () => {
  expect(compose([planned])).toEqual({
    subject: "Your hosting will be deleted on 31 March 2026 at 12:00",
    html: `<p>Hello,</p>
<p>Your hosting with us was cancelled. Below you read what we delete, and when.</p>
<p><strong>Starter (bakery.example)</strong></p>
<ul>
<li>All of its files, databases and mailboxes are deleted. Nobody can bring them back afterwards.</li>
<li>We start deleting: 31 March 2026 at 12:00</li>
<li>Done at the latest by the end of: 31 March 2026</li>
<li>You can still call this off, or ask for your data first, until: 31 March 2026 at 12:00</li>
<li><a href="https://privacy.example.com/approve/TOKEN">Get your data back first, keep the service, or have it deleted sooner</a></li>
</ul>
<p>Do you still need something? Save your files, databases and mail before that date, or ask us to hand them over first.</p>
<p>Did you not ask for this? Tell us before that date.</p>
<p>Answer this mail or write to privacy@example.com.</p>
<p>Responsible for your data: Example Hosting, privacy@example.com</p>
<p>Reference: M7-MMVK5A80-</p>`,
  });
});

test("no approval is offered where the policy takes none", () => {
  const hostingDeletion = { ...policy.hostingDeletion, customerMayApprove: false };
  const of = { language: "en", now, isClosed: false, reference } as const;
  const { html } = composeMail([planned], { ...of, policy: { ...policy, hostingDeletion } });
  expect(html).toContain(">Get your data back first, or keep the service</a>");
});

test("an effect that is still to come is told with its day", () => {
  const { html } = compose([{ ...planned, effectiveAt: new Date("2026-05-01T22:00:00Z") }]);
  expect(html).toContain("<li>The cancellation takes effect: 2 May 2026</li>");
});

test("a completed deletion: when, and when the last copy is gone; nothing to choose any more", () => {
  const { subject, html } = compose([done]);
  expect(subject).toBe("Your hosting has been deleted");
  expect(html).toContain("<li>Deleted on 31 March 2026 at 13:00. The files, databases and mailboxes are gone.</li>");
  expect(html).toContain("<li>The last copies, such as backups, are gone on 1 May 2026.</li>");
  expect(html).not.toMatch(/<a |before that date/);
});

test("several services are one mail that lists each", () => {
  const { subject, html } = compose([planned, { ...planned, kind: "reminder", domain: "shop.example" }, done]);
  expect(subject).toBe("About the deletion of your hosting");
  expect(html.match(/<strong>[^<]+<\/strong>/g)).toEqual([
    "<strong>Starter (bakery.example)</strong>",
    "<strong>Starter (shop.example)</strong>",
    "<strong>Starter (bakery.example)</strong>",
  ]);
});

describe("what WHMCS names", () => {
  test("stays text, and never gets into the subject", () => {
    const product = `<img src=x onerror="go()">\r\nBcc: someone@example.org`;
    const { subject, html } = compose([{ ...planned, product, domain: "{date}" }]);
    expect(subject).toBe("Your hosting will be deleted on 31 March 2026 at 12:00");
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=&quot;go()&quot;&gt;");
    expect(html).toContain("({date})");
  });

  test("may be nothing: then the service's number stands for it", () => {
    expect(compose([{ ...planned, product: "", domain: "" }]).html).toContain("<strong>Hosting 702</strong>");
  });
});

test.each(languages)("in %s: one line of subject, no placeholder left, nothing fetched from elsewhere", (language) => {
  for (const told of [[planned], [{ ...planned, kind: "reminder" } as Told], [done], [planned, done]]) {
    for (const isClosed of [false, true]) {
      const { subject, html } = compose(told, { language, isClosed });
      expect(subject).toMatch(/^[^\p{Cc}{}]+$/u);
      expect(html).not.toMatch(/[{}]|<img|<link|<script|src=|style=/);
    }
  }
});
