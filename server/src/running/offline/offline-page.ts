// The page itself: no framework, no file from elsewhere, readable without a mouse.

/** The document of `/offline`. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Activate without a network</title>
<link rel="stylesheet" href="/offline/page.css">
<script src="/offline/page.js" type="module"></script>
</head>
<body>
<main>
<h1>Activate a machine that has no network</h1>
<section aria-labelledby="by-file">
<h2 id="by-file">With a request file</h2>
<p>Let the application write a request file, bring it here, and take the license file back to the machine.</p>
<form id="file-form">
<label class="drop">Request file (such as <code>ls_activation.req</code>)<input type="file" id="file" required></label>
<fieldset id="kind" hidden>
<legend>The file does not say what it is for.</legend>
<label><input type="radio" name="kind" value="activate" checked> Activate the machine</label>
<label><input type="radio" name="kind" value="deactivate"> Give its license back</label>
</fieldset>
<button>Send</button>
</form>
<p id="file-result" class="result" role="status"></p>
</section>
<section aria-labelledby="by-code">
<h2 id="by-code">With codes, for air-gapped machines</h2>
<form id="code-form">
<label>License key<input name="license_key" autocomplete="off" spellcheck="false" required></label>
<details><summary>The key is for several products</summary>
<label>Product code<input name="product" autocomplete="off" spellcheck="false"></label></details>
<ol>
<li><button type="button" value="initialize">Get an initialization code</button> and type it into the application.</li>
<li>Copy what the application shows:
<label>Hardware id<input name="hardware_id" autocomplete="off" spellcheck="false"></label>
<label>Activation or deactivation code<input name="code" autocomplete="off" spellcheck="false"></label></li>
<li><button type="button" value="activate">Activate</button>
<button type="button" value="deactivate">Give the license back</button>
and type the confirmation code into the application.</li>
</ol>
</form>
<p id="code-result" class="result" role="status"></p>
</section>
</main>
</body>
</html>`;

/** Its style. */
export const pageStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
section { border: 1px solid #8886; border-radius: 8px; padding: 0 1.25rem 1.25rem; margin: 1.5rem 0 }
label { display: block; margin: .75rem 0 }
input:not([type=radio]) { display: block; width: 100%; box-sizing: border-box; padding: .5rem; font: inherit }
.drop { border: 2px dashed #8888; border-radius: 8px; padding: 1rem }
.drop.over { border-color: #36c; background: #36c2 }
button { font: inherit; padding: .4rem .9rem; cursor: pointer }
fieldset { border: 0; padding: 0 } fieldset label { margin: .25rem 0 }
.result:empty { display: none }
.result { overflow-wrap: anywhere; padding: .75rem; border-radius: 6px; background: #3a32 }
.result.refused { background: #c332 }
.result code { display: block; font-size: 1.05rem; user-select: all }
`;

/** Its script. */
export const pageScript = `
const of = (id) => document.getElementById(id);
const input = of("file"), kind = of("kind"), drop = input.closest("label");

function show(place, refused, ...nodes) {
  place.classList.toggle("refused", refused);
  place.replaceChildren(...nodes);
}

async function post(path, type, body) {
  const answer = await fetch("/offline/" + path, { method: "POST", headers: { "Content-Type": type }, body });
  const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  const content = isJson ? await answer.json() : await answer.text();
  if (!answer.ok) throw new Error(content.message ?? "The server did not answer.");
  return content;
}

function purposeOf(text) {
  try {
    const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
    const document = JSON.parse(new TextDecoder().decode(bytes));
    const request = typeof document.request === "object" ? document.request.request : document.request;
    return { activation: "activate", deactivation: "deactivate" }[request];
  } catch {
    return "activate";
  }
}

input.addEventListener("change", async () => {
  const [file] = input.files;
  kind.hidden = !file || purposeOf(await file.text()) !== undefined;
  show(of("file-result"), false);
});
for (const name of ["dragover", "dragleave", "drop"])
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop") {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change"));
    }
  });

of("file-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const place = of("file-result");
  const text = await input.files[0].text();
  const purpose = purposeOf(text) ?? new FormData(event.target).get("kind");
  try {
    const answer = await post(purpose, "text/plain", text);
    if (purpose === "deactivate") return show(place, false, "The license was given back.");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([answer.file], { type: "application/octet-stream" }));
    link.download = answer.file_name;
    link.textContent = "Save the license file";
    show(place, false, "The machine is activated. ", link, " and bring it to the machine.");
    link.focus();
  } catch (error) {
    show(place, true, error.message);
  }
});

of("code-form").addEventListener("submit", (event) => event.preventDefault());
of("code-form").addEventListener("click", async ({ target }) => {
  const step = target.value;
  if (!["initialize", "activate", "deactivate"].includes(step)) return;
  const place = of("code-result");
  const members = Object.fromEntries([...new FormData(of("code-form"))].filter(([, value]) => value !== ""));
  try {
    const answer = await post("air-gap/" + step, "application/json", JSON.stringify(members));
    const code = document.createElement("code");
    code.textContent = answer.initialization_code ?? answer.confirmation_code;
    const title = step === "initialize" ? "Initialization code" : "Confirmation code";
    const policy = answer.policy_id ? " (policy " + answer.policy_id + ")" : "";
    show(place, false, title + policy + ":", code);
  } catch (error) {
    show(place, true, error.message);
  }
});
`;
