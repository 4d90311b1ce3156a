/** A reason of the server as a sentence: a capital first, a full stop last. */
export function sentence(text: string): string {
  if (text === "") return "";
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
