/** A moment for people: date and minute in their own zone. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return moment.toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
}
