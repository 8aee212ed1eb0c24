const of = (id) => document.getElementById(id);
const input = of("file"),
  kind = of("kind"),
  drop = input.closest("label");

function show(place, refused, ...nodes) {
  place.classList.toggle("refused", refused);
  place.replaceChildren(...nodes);
}

async function post(path, type, body) {
  const answer = await fetch(`/offline/${path}`, { method: "POST", headers: { "Content-Type": type }, body });
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
    const answer = await post(`air-gap/${step}`, "application/json", JSON.stringify(members));
    const code = document.createElement("code");
    code.textContent = answer.initialization_code ?? answer.confirmation_code;
    const title = step === "initialize" ? "Initialization code" : "Confirmation code";
    const policy = answer.policy_id ? ` (policy ${answer.policy_id})` : "";
    const test = answer.is_test ? ", of a test license" : "";
    show(place, false, `${title + policy + test}:`, code);
  } catch (error) {
    show(place, true, error.message);
  }
});
