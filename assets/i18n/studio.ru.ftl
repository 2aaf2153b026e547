# Messages of the studio room.
