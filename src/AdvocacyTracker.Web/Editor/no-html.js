// Stands in for CodeMirror's HTML language, which the Markdown one would bring along.
export const html = () => ({ language: { parser: null }, support: [] });
export const htmlCompletionSource = () => null;
