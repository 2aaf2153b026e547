# Messages of the export room.
