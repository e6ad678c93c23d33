package io.darkroom.app.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up a host name. Blocks; virtual threads only. */
@FunctionalInterface
interface Resolver {
    /** By the machine's own resolver. */
    Resolver OF_THIS_MACHINE = name -> List.of(InetAddress.getAllByName(name));

    /** All addresses of the name, at least one. */
    List<InetAddress> addresses(String name) throws UnknownHostException;
}
