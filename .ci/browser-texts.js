// Some five thousand dated sentences of one year, one document each, for the page to be fluid with.
"use strict";
const acts = [
  "police arrested", "a court fined", "the authorities suspended", "unknown men attacked", "prosecutors charged",
  "the ministry banned", "a judge sentenced", "officials released", "the police searched", "the tax office closed",
];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
let state = 7;
const next = (limit) => (state = (state * 48271) % 2147483647) % limit;
for (let index = 0; index < 5800; index++) {
  const name = "Group" + String.fromCharCode(...[676, 26, 1].map((n) => 97 + Math.floor(index / n) % 26));
  const text = `On ${1 + next(28)} ${months[next(12)]} 2020 ${acts[next(acts.length)]} ${name}.`;
  console.log(JSON.stringify({ name: `d${index}`, language: "en", dct: "2021-01-15", text }));
}
