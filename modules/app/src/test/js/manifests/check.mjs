// Reads manifests as JSON lines from standard input and prints a line for each fault: kind/name, then what is wrong.
import { readFileSync } from "node:fs";

const PACKAGES = { "monitoring.coreos.com": "@kubernetes-models/prometheus-operator" };

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const manifest = JSON.parse(line);
  const name = `${manifest.kind}/${manifest.metadata?.name}`;
  try {
    const models = await import(path(manifest.apiVersion));
    new models[manifest.kind](manifest).validate();
  } catch (e) {
    console.log(`${name}: ${e.message}`);
  }
}

function path(apiVersion) {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  return `${PACKAGES[group] ?? "kubernetes-models"}/${apiVersion}`;
}
