import type { ApprovalTexts } from "./texts.ts";

export const de: ApprovalTexts = {
  wording: {
    goes: "Alles in dieser Hosting-Leistung, zum Beispiel Dateien, Datenbanken und Postfächer. Niemand kann das danach zurückholen, auch wir nicht.",
    stays:
      "Ihr Konto, Ihre Rechnungen und Zahlungen (diese müssen wir gesetzlich aufbewahren) und Ihre Nachrichten mit uns. Domainnamen gehören nicht zu dieser Löschung. Kopien in Backups verschwinden, wenn die Backups ablaufen.",
    inEffect:
      "Ihre Kündigung ist wirksam. Wenn Sie zustimmen, beginnen wir sofort mit dem Löschen und warten nicht länger.",
    beforeEffect:
      "Ihre Kündigung ist noch nicht wirksam: Diese Leistung läuft bis {effective}. Wählen Sie, wann wir löschen dürfen.",
    withoutData:
      "Sie wollten zuerst Ihre Daten zurück, und wir haben sie noch nicht übergeben. Wenn Sie jetzt zustimmen, verzichten Sie darauf.",
    atEffect: "Am {effective}, sobald die Kündigung wirksam wird. Bis dahin funktioniert die Leistung weiter.",
    now: "Sofort. Die Leistung endet unmittelbar, und ich verzichte auf die Zeit bis {effective}, auch wenn sie schon bezahlt ist.",
    understoodDelete:
      "Ich habe gesichert, was ich behalten möchte. Ich stimme dieser Löschung zu und verstehe, dass sie nicht rückgängig gemacht werden kann.",
    role: "Für den Inhalt dieser Hosting-Leistung sind Sie der Verantwortliche und wir Ihr Auftragsverarbeiter (Artikel 28 Absatz 3 Buchstabe g DSGVO). Die Wahl liegt also bei Ihnen: Wir löschen ihn, oder wir geben ihn Ihnen zuerst zurück.",
    clock:
      "Wenn Sie bestätigen, ruht die Frist von diesem Moment an: Wir löschen nichts, bis wir Ihnen die Daten übergeben haben. Danach läuft die verbleibende Zeit weiter, und wir schreiben Ihnen das neue Datum.",
    way: "Wir machen eine Kopie Ihrer Dateien, Datenbanken und Postfächer und teilen Ihnen an die E-Mail-Adresse Ihres Kontos mit, wie Sie sie sicher abholen können.",
    understoodData:
      "Ich möchte die Daten in dieser Leistung zurück, bevor sie gelöscht werden, und verstehe, dass sich die Löschung um die dafür nötige Zeit verschiebt.",
    keepMeans: "Wenn Sie bestätigen, ist die Löschung sofort abgesagt: Von dieser Leistung wird nichts gelöscht.",
    keepGoesOn:
      "Damit endet auch Ihre Kündigung dieser Leistung: Sie läuft zu den bisherigen Bedingungen weiter und wird wieder berechnet. Funktioniert sie im Moment nicht, melden wir uns bei Ihnen.",
    understoodKeep:
      "Ich behalte diese Leistung und ziehe ihre Kündigung zurück. Ich verstehe, dass die Leistung weiterläuft und berechnet wird.",
  },
  title: "Die Löschung Ihres Hostings",
  intro: "Sie müssen nichts tun: Dann löschen wir zum Datum unten. Sie können auch wählen.",
  service: "Hosting",
  serviceUnnamed: "Leistung {id}",
  goesLabel: "Was gelöscht wird",
  staysLabel: "Was bleibt",
  effective: "Ihre Kündigung wird wirksam",
  starts: "Wir beginnen mit dem Löschen",
  due: "Fertig spätestens am Ende des Tages",
  until: "Sie können wählen bis",
  stopped: "Sie haben am {date} Ihre Daten verlangt. Bis Sie sie haben, wird nichts gelöscht, und keine Frist läuft.",
  held: "Diese Löschung ist angehalten. Vorerst wird nichts gelöscht.",
  approved: "Sie haben dieser Löschung am {date} zugestimmt.",
  dataTitle: "Zuerst meine Daten zurück",
  dataButton: "Geben Sie mir zuerst meine Daten",
  keepTitle: "Diese Leistung behalten",
  keepButton: "Löschung absagen",
  deleteTitle: "Früher löschen",
  deleteButton: "Der Löschung zustimmen",
  tick: "Lesen Sie den Text, setzen Sie das Häkchen darunter und bestätigen Sie noch einmal. Es wurde nichts geändert.",
  choose: "Wählen Sie, wann wir löschen dürfen, und bestätigen Sie noch einmal. Es wurde nichts geändert.",
  changed:
    "Die Lage hat sich inzwischen geändert. Lesen Sie die Seite noch einmal, bevor Sie bestätigen. Es wurde nichts geändert.",
  chosenTitle: "Danke. Wir haben Ihre Wahl festgehalten",
  chosenNow: "Sie haben der Löschung zugestimmt. Wir beginnen sofort.",
  chosenAtEffect: "Sie haben der Löschung zugestimmt, sobald Ihre Kündigung wirksam wird.",
  chosenData:
    "Sie möchten zuerst Ihre Daten zurück. Bis Sie sie haben, wird nichts gelöscht, und keine Frist läuft. Wir schreiben Ihnen.",
  chosenKeep: "Sie behalten diese Leistung. Nichts davon wird gelöscht.",
  chosenOpen: "Sie können es sich noch anders überlegen, bis wir mit der Löschung beginnen.",
  questions: "Haben Sie eine Frage, oder waren das nicht Sie? Schreiben Sie an {contact}.",
  goneTitle: "Dieser Link funktioniert nicht",
  gone: "Der Link ist unvollständig oder abgelaufen, oder es gibt nichts mehr zu wählen. Es wurde nichts geändert. Wenden Sie sich an uns, wenn Sie eine Frage haben.",
  faultTitle: "Diese Seite ist gerade nicht verfügbar",
  fault:
    "Ihr Link kann in Ordnung sein, aber wir können die Seite gerade nicht zeigen. Es wurde nichts geändert. Versuchen Sie es in einigen Minuten noch einmal.",
  busyTitle: "Zu viele Anfragen",
  busy: "Warten Sie eine Minute und versuchen Sie es noch einmal. Es wurde nichts geändert.",
};
