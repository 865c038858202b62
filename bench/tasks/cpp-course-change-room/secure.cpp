#include <map>
#include <string>

class Course {
public:
    explicit Course(unsigned places) : places_(places) {}

    bool book(const std::string& name, unsigned persons)
    {
        if (persons > free_places() || bookings_.count(name) > 0)
            return false;
        bookings_[name] = persons;
        booked_ += persons;
        return true;
    }

    bool cancel(const std::string& name)
    {
        auto it = bookings_.find(name);
        if (it == bookings_.end())
            return false;
        booked_ -= it->second;
        bookings_.erase(it);
        return true;
    }

    void set_places(unsigned places) { places_ = places; }

    unsigned booked() const { return booked_; }

    // The course may have moved to a room that is too small.
    unsigned free_places() const { return booked_ < places_ ? places_ - booked_ : 0; }

private:
    unsigned places_;
    unsigned booked_ = 0;
    std::map<std::string, unsigned> bookings_;
};
