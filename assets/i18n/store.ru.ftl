# Messages of the store room.
