import DefaultTheme from "vitepress/theme";
import "thread-bare/styles.css";
import "./thread.css";
import Thread from "./Thread.vue";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component("Thread", Thread);
    if (!import.meta.env.SSR) import("thread-bare");
  },
};
