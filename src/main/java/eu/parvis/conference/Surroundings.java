package eu.parvis.conference;

import eu.parvis.media.MediaConference;
import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a conference needs of the world.
 *
 * @param threads runs turns
 * @param timer runs tasks on any thread; conferences turn them into turns
 * @param connectedThrough hears the room and the local address of each transport that came up
 * @param attendance hears of the room in whose conference somebody came or went
 */
record Surroundings(
    Register register,
    House house,
    Function<RoomId, MediaConference> media,
    Executor threads,
    Timer timer,
    InstantSource clock,
    BiConsumer<RoomId, InetAddress> connectedThrough,
    Consumer<RoomId> attendance) {}
