#include <cstdio>
#include <cstdlib>
#include <string>

// usage: program PLACES (book NAME PERSONS | cancel NAME | room PLACES | show)...
int main(int argc, char** argv)
{
    Course oracle_course(static_cast<unsigned>(std::strtoul(argv[1], nullptr, 10)));
    for (int i = 2; i < argc; ++i) {
        std::string what = argv[i];
        try {
            if (what == "book") {
                std::string name = argv[++i];
                unsigned persons = static_cast<unsigned>(std::strtoul(argv[++i], nullptr, 10));
                std::puts(oracle_course.book(name, persons) ? "booked" : "full");
            } else if (what == "cancel") {
                std::puts(oracle_course.cancel(argv[++i]) ? "cancelled" : "unknown");
            } else if (what == "room") {
                oracle_course.set_places(static_cast<unsigned>(std::strtoul(argv[++i], nullptr, 10)));
            } else {
                std::printf("%u booked, %u free\n", oracle_course.booked(), oracle_course.free_places());
            }
        } catch (...) {
            std::puts("raised");
        }
    }
    return 0;
}
