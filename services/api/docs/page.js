"use strict";
// Shows the document; every text goes in as text, never as markup.
const make = (name, text, ...children) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
};

const table = (head, rows) => {
  const line = (cell, texts) => make("tr", "", ...texts.map((text) => make(cell, text)));
  return make("table", "", line("th", head), ...rows.map((row) => line("td", row)));
};

const last = (reference) => reference.split("/").pop();

function operationElement(document_, path, method, operation) {
  const summary = make("summary", "", make("b", method.toUpperCase()), make("code", path), operation.summary ?? "");
  const body = make("div");
  if (operation.description) body.append(make("p", operation.description));
  const parameters = operation.parameters ?? [];
  if (parameters.length > 0)
    body.append(make("h4", "Parameters"),
      table(["name", "in", ""], parameters.map((p) => [p.name, p.in, p.description ?? ""])));
  const schema = operation.requestBody?.content?.["application/json"]?.schema;
  if (schema) body.append(make("h4", "Body"), schemaElement(document_, schema));
  body.append(make("h4", "Answers"));
  for (const [status, answer] of Object.entries(operation.responses)) {
    const target = answer.$ref ? document_.components.responses[last(answer.$ref)] : answer;
    body.append(make("p", `${status}  ${target.description}`));
    const content = answer.$ref ? undefined : target.content?.["application/json"]?.schema;
    if (content) body.append(schemaElement(document_, content));
  }
  const details = make("details", "", summary, body);
  details.dataset.words = `${method} ${path} ${operation.summary ?? ""}`.toLowerCase();
  return details;
}

function schemaElement(document_, schema) {
  const name = schema.$ref && last(schema.$ref);
  const shown = name ? document_.components.schemas[name] : schema;
  return make("details", "", make("summary", name ?? "schema"),
    make("div", "", make("pre", JSON.stringify(shown, null, 2))));
}

async function show() {
  const document_ = await (await fetch("/openapi.json")).json();
  const place = document.getElementById("operations");
  const about = document.getElementById("about");
  about.replaceChildren(`${document_.info.description} Version ${document_.info.version}. `);
  const link = make("a", "openapi.json");
  link.href = "/openapi.json";
  about.append(link);
  for (const tag of document_.tags) {
    place.append(make("h2", tag.name));
    for (const [path, methods] of Object.entries(document_.paths))
      for (const [method, operation] of Object.entries(methods))
        if (operation.tags.includes(tag.name)) place.append(operationElement(document_, path, method, operation));
  }
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const details of place.querySelectorAll(":scope > details"))
      details.hidden = !details.dataset.words.includes(wanted);
  });
}

show().catch((failure) => {
  document.getElementById("about").textContent = `The document could not be read: ${failure.message}`;
});
