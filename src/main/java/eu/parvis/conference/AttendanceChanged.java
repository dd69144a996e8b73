package eu.parvis.conference;

import eu.parvis.room.RoomId;

/** Others are present in a room than before; published in a turn of its conference. */
record AttendanceChanged(RoomId room) {}
