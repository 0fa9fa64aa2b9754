import { useEffect, useRef, useState } from "react";
import "thread-bare";

const ORDERS = ["best", "new", "old"];

/** A saved thread with its own controls above it. `onReady` is told how many comments there are. */
function Thread({ src, sort, onReady, children }) {
  const element = useRef(null);
  useEffect(() => {
    const { current } = element;
    const ready = ({ detail }) => onReady(detail.info.comments);
    current.addEventListener("threadbare:ready", ready);
    return () => current.removeEventListener("threadbare:ready", ready);
  }, [onReady]);
  return (
    <thread-bare ref={element} src={src} sort={sort}>
      {children}
    </thread-bare>
  );
}

export function App() {
  const [order, setOrder] = useState("best");
  const [count, setCount] = useState(null);
  return (
    <main>
      <h1>Pear drops</h1>
      <p id="count">{count === null ? "Comments are on their way." : `${count} comments below.`}</p>
      {ORDERS.map((each) => (
        <button key={each} aria-pressed={each === order} onClick={() => setOrder(each)}>
          {each}
        </button>
      ))}
      <Thread src="/threads/starter.lemmy.json" sort={order} onReady={setCount}>
        <p>
          <a href="https://oven.example/post/7">The comments on oven.example</a>
        </p>
      </Thread>
    </main>
  );
}
