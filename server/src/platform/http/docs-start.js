const name = new URLSearchParams(location.search).get("api") === "license" ? "license" : "management";
document.querySelector(`a[href$="${name}"]`).setAttribute("aria-current", "page");
SwaggerUIBundle({ url: `/openapi/${name}.json`, dom_id: "#api", deepLinking: true, docExpansion: "list" });
