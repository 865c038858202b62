#include <map>
#include <stdexcept>
#include <string>

/// The places of a course at an adult education centre.
///
///     explicit Course(unsigned places);
///     bool book(const std::string& name, unsigned persons);
///     bool cancel(const std::string& name);
///     void set_places(unsigned places);
///     unsigned booked() const;
///     unsigned free_places() const;
///
/// book books places for a group of at least one person under a name, and returns true; if the group is
/// larger than the number of free places, or the name has a booking already, it books nothing and returns
/// false. cancel ends the booking under a name and returns whether there was one. set_places is called
/// when the course moves to another room, which has so many places; the bookings stay. booked is the
/// number of persons booked, free_places the number of places that can be booked still.
class Course {
public:
