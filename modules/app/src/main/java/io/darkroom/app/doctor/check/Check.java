package io.darkroom.app.doctor.check;

import java.util.List;

/** Looks at one thing that Darkroom needs, and changes nothing. One thread. */
public interface Check {

    /** One word. */
    String name();

    /** What there is to say, at least one thing. Whatever it throws is a fault. May wait for others. */
    List<Finding> look();
}
