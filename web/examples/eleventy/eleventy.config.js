import threadBare from "./thread-bare.js";

export default function (config) {
  config.addPlugin(threadBare);
}

export const config = { markdownTemplateEngine: "njk" };
