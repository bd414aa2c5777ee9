// Streamlit has no French: its own words are replaced as it writes them. What users and we write is left alone.
(() => {
  if (window.francais) return;
  window.francais = true;
  document.documentElement.lang = "fr";

  const WORDS = {
    "Skip to main content": "Aller au contenu",
    "Sidebar": "Écrans",
    "App pages": "Liste des écrans",
    "Collapse sidebar": "Replier la liste des écrans",
    "Expand sidebar": "Déplier la liste des écrans",
    "Main menu": "Menu",
    "Theme": "Apparence",
    "System": "Système",
    "Light": "Clair",
    "Dark": "Sombre",
    "About": "À propos",
    "Copy version to clipboard": "Copier le numéro de version",
    "Close": "Fermer",
    "Dismiss": "Fermer",
    "Help": "Définition",
    "Open": "Ouvrir la liste",
    "Clear all": "Tout effacer",
    "Clear value": "Effacer",
    "Select all": "Tout choisir",
    "Selected values": "Valeurs choisies",
    "No results": "Aucun résultat",
    "No options to select": "Aucune valeur",
    "Choose an option": "Choisir",
    "Choose options": "Choisir",
    "Choose date": "Choisir une date",
    "Previous month": "Mois précédent",
    "Next month": "Mois suivant",
    "dd": "jj",
    "yyyy": "aaaa",
    "Esc": "Échap",
    "Press Enter to apply": "Entrée pour valider",
    "Press Ctrl+Enter to apply": "Pas encore enregistré",
    "Press ⌘+Enter to apply": "Pas encore enregistré",
    "Press Enter to submit form": "Entrée pour valider",
    "Press Ctrl+Enter to submit form": "Ctrl + Entrée pour valider",
    "Press ⌘+Enter to submit form": "⌘ + Entrée pour valider",
    "Upload": "Choisir des fichiers",
    "file upload": "Choisir des fichiers",
    "Add files": "Ajouter des fichiers",
    "Drag and drop files here": "Lâchez les fichiers ici",
    "Error:": "Erreur\u00a0:",
    "Network error": "L’envoi a échoué",
    "Running...": "Calcul…",
    "Stop": "Arrêter",
    "Fullscreen": "Plein écran",
    "Enter fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "Exit fullscreen": "Quitter le plein écran",
    "Link to heading": "Lien vers ce titre",
    "Scrollable table": "Tableau à faire défiler",
    "Page not found": "Écran introuvable",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "L’adresse demandée n’existe pas\u00a0: voici l’accueil.",
    "Connecting": "Connexion…",
    "Connection error": "L’application est arrêtée",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Sa fenêtre noire a peut-être été fermée. Relancez l’application\u00a0: cette page reprendra d’elle-même.",
  };
  const PATTERNS = [
    [/^Help for (.+)$/s, "Définition\u00a0: $1"],
    [/^Fullscreen: (.+)$/s, "Plein écran\u00a0: $1"],
    [/^Choose date, (.+)$/s, "Choisir une date, $1"],
    [/^day, (.+)$/s, "jour, $1"],
    [/^month, (.+)$/s, "mois, $1"],
    [/^year, (.+)$/s, "année, $1"],
    [/^Remove (.+)$/s, "Retirer $1"],
    [/^(\d+) options? available\.$/, "Choix possibles\u00a0: $1."],
    [/^(\d+)MB per file$/, "$1\u00a0Mo au plus par fichier"],
    [/^File must be (\d+)(?:\.\d+)?MB or smaller\.$/, "Le fichier dépasse $1\u00a0Mo."],
    [/^(.*, )?(\d+)\.0([KMG]?)B$/s, (_, name = "", whole, unit) => `${name}${whole}\u00a0${unit.replace("K", "k")}o`],
    [/^(.*, )?(\d+)\.(\d)([KMG]?)B$/s, (_, name = "", whole, tenth, unit) => `${name}${whole},${tenth}\u00a0${unit.replace("K", "k")}o`],
    [
      /^This app has encountered an error\..*$/s,
      "Cet écran n’a pas pu s’afficher. Rechargez la page\u202f; si cela continue, la fenêtre noire de l’application dit pourquoi.",
    ],
    [/^Made with Streamlit v(.*)$/, "Fait avec Streamlit $1"],
  ];
  const NAMES = ["aria-label", "title", "placeholder"];
  const THEIRS = '[data-testid="stFileUploaderDropzone"], [data-testid="stDialog"], [data-testid="stException"]';
  const OURS =
    '[data-testid="stMarkdownContainer"], [role="option"], [data-testid="stFileChipName"], table, .js-plotly-plot';

  const translate = (text) => {
    const key = text.trim();
    if (Object.hasOwn(WORDS, key)) return WORDS[key];
    for (const [pattern, french] of PATTERNS) if (pattern.test(key)) return key.replace(pattern, french);
    return text;
  };
  const written = (node) => {
    const host = node.parentElement;
    if (!host || !node.nodeValue.trim()) return;
    if (host.closest(OURS) && !host.closest(THEIRS)) return;
    const french = translate(node.nodeValue);
    if (french !== node.nodeValue) node.nodeValue = french;
  };
  const named = (element) => {
    for (const name of NAMES) {
      const text = element.getAttribute(name);
      if (!text) continue;
      const french = translate(text);
      if (french !== text) element.setAttribute(name, french);
    }
    // an icon says nothing that the words beside it do not
    if (element.getAttribute("role") === "img" && / icon$/.test(element.getAttribute("aria-label") ?? ""))
      element.setAttribute("aria-hidden", "true");
  };
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return written(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let each = node; each; each = walker.nextNode())
      each.nodeType === Node.TEXT_NODE ? written(each) : named(each);
  };

  // A link to another of our screens, written in a text, opens in its place like those of the menu.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.('[data-testid="stTable"] a[target="_blank"]');
      if (link && !/^([a-z]+:|\/\/)/i.test(link.getAttribute("href"))) link.target = "_self";
    },
    true,
  );

  // What is written at length is kept while it is written: Streamlit would wait until the field is left.
  const PAUSE = 800;
  let pause;
  document.addEventListener(
    "input",
    (event) => {
      const field = event.target.closest?.('[class*="st-key-reponse_"] textarea');
      if (!field) return;
      const apply = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, metaKey: true, bubbles: true });
      clearTimeout(pause);
      pause = setTimeout(() => field.dispatchEvent(apply), PAUSE);
      compare();
    },
    true,
  );

  // An answer is said to be saved only as long as the base holds what the screen shows (widgets/council/answer_fields.py tells it).
  const mark = (text) => {
    let found = 0;
    for (const unit of text.replace(/[\x00-\x20\x7f-\xa0\u1680\u2000-\u206f\u3000\ufeff]+/g, "").split(""))
      found = (found * 31 + unit.charCodeAt(0)) % 1000003;
    return found;
  };
  const AGAIN = 300;
  let again;
  const compare = () => {
    const saved = document.querySelector("[data-enregistre]");
    const form = saved?.closest('[class*="st-key-reponse_"]');
    const texts = [...(form?.querySelectorAll("textarea") ?? [])].map((field) => mark(field.value));
    const step = [...(form?.querySelectorAll('input[type="radio"]') ?? [])].findIndex((each) => each.checked);
    const shown = [step, form?.querySelectorAll("[data-tag]").length, ...texts].join(" ");
    const waits = Boolean(form) && shown !== saved.dataset.enregistre;
    document.documentElement.toggleAttribute("data-attente", waits);
    clearTimeout(again);
    if (waits) again = setTimeout(compare, AGAIN); // a button that React checks or clears leaves no trace in the page
  };
  document.addEventListener("change", compare, true);

  visit(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else if (change.type === "attributes") named(change.target);
      else written(change.target);
    }
    compare();
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: NAMES });
})();
