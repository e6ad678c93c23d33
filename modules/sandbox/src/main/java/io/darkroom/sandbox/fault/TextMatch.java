package io.darkroom.sandbox.fault;

/** Parts that must occur in a call's texts; an empty one matches all. */
public record TextMatch(String prompt, String model, String imageUrl, String token) {

    static final TextMatch ANY = new TextMatch("", "", "", "");

    boolean matches(CallFacts call) {
        return call.prompt().contains(prompt)
                && call.model().contains(model)
                && call.imageUrl().contains(imageUrl)
                && call.token().contains(token);
    }
}
