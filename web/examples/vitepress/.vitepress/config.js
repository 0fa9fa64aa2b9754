export default {
  title: "Crumbs",
  head: [["link", { rel: "icon", href: "data:," }]],
  srcExclude: ["README.md"],
};
