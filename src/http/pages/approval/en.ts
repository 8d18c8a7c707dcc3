import type { ApprovalTexts } from "./texts.ts";

export const en: ApprovalTexts = {
  wording: {
    goes: "Everything in this hosting service, such as files, databases and mailboxes. Nobody can bring it back afterwards, not even we.",
    stays:
      "Your account, your invoices and payments (the law obliges us to keep those) and your messages with us. Domain names are not part of this deletion. Copies in backups disappear when the backups expire.",
    inEffect: "Your cancellation is in effect. If you approve, we start deleting at once and do not wait any longer.",
    beforeEffect:
      "Your cancellation is not in effect yet: this service runs until {effective}. Choose when we may delete.",
    withoutData:
      "You asked for your data back first, and we have not handed it over yet. If you approve now, you give that up.",
    atEffect: "On {effective}, as soon as the cancellation takes effect. Until then the service keeps working.",
    now: "At once. The service stops working immediately, and I give up the time until {effective}, even where it is already paid for.",
    understoodDelete:
      "I have saved what I want to keep. I approve this deletion and understand that it cannot be undone.",
    role: "For what is in this hosting service you are the controller, and we are your processor (Article 28(3)(g) GDPR). So the choice is yours: we delete it, or we give it back to you first.",
    clock:
      "If you confirm, the clock stands still from that moment: we delete nothing until we have handed the data over to you. After that the time that was left goes on, and we write to you with the new date.",
    way: "We make a copy of your files, databases and mailboxes, and tell you at the e-mail address of your account how you can collect it safely.",
    understoodData:
      "I want the data in this service back before it is deleted, and understand that the deletion takes place later by the time this takes.",
    keepMeans: "If you confirm, the deletion is called off at once: nothing of this service is deleted.",
    keepGoesOn:
      "Your cancellation of this service ends with it: the service goes on under the terms that applied before, and is billed again. If it does not work at the moment, we get in touch with you.",
    understoodKeep:
      "I keep this service and withdraw its cancellation. I understand that the service goes on and is billed.",
  },
  title: "The deletion of your hosting",
  intro: "You need not do anything: then we delete on the date below. You can also choose.",
  service: "Hosting",
  serviceUnnamed: "Service {id}",
  goesLabel: "What goes",
  staysLabel: "What stays",
  effective: "Your cancellation takes effect",
  starts: "We start deleting",
  due: "Done at the latest by the end of",
  until: "You can choose until",
  stopped: "You asked for your data back on {date}. Nothing is deleted until you have it, and no date runs.",
  held: "This deletion is on hold. Nothing is deleted for now.",
  approved: "You approved this deletion on {date}.",
  dataTitle: "My data back first",
  dataButton: "Give me my data first",
  keepTitle: "Keep this service",
  keepButton: "Call the deletion off",
  deleteTitle: "Delete sooner",
  deleteButton: "Approve the deletion",
  tick: "Please read the text, tick the box below it and confirm again. Nothing was changed.",
  choose: "Please choose when we may delete, and confirm again. Nothing was changed.",
  changed:
    "The situation has changed in the meantime. Please read the page again before you confirm. Nothing was changed.",
  chosenTitle: "Thank you. We have recorded your choice",
  chosenNow: "You approved the deletion. We start at once.",
  chosenAtEffect: "You approved the deletion as soon as your cancellation takes effect.",
  chosenData:
    "You want your data back first. Nothing is deleted until you have it, and no date runs. We will write to you.",
  chosenKeep: "You keep this service. Nothing of it is deleted.",
  chosenOpen: "You can still change your mind, until we start deleting.",
  questions: "Do you have a question, or was it not you? Write to {contact}.",
  goneTitle: "This link does not work",
  gone: "The link is incomplete, has expired, or there is nothing left to choose. Nothing was changed. Please contact us if you have a question.",
  faultTitle: "This page is not available now",
  fault:
    "Your link may be right, but we cannot show the page at the moment. Nothing was changed. Please try again in a few minutes.",
  busyTitle: "Too many requests",
  busy: "Please wait a minute and try again. Nothing was changed.",
};
