# Messages of the cli room.
