#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// Does its work and says its name.
struct oracle_Dish {
    std::string name;
    std::function<void()> work;
    std::shared_ptr<bool> busy = std::make_shared<bool>(false);  // of all copies of this dish

    void operator()()
    {
        if (!*busy && work) {
            *busy = true;
            work();
            *busy = false;
        }
        std::printf("%s\n", name.c_str());
    }
};

static void oracle_script(Timers& timers, int argc, char** argv)
{
    for (int i = 2; i + 1 < argc; i += 2) {
        std::string what = argv[i];
        int number = std::atoi(argv[i + 1]);
        if (what == "every") {
            std::printf("%d\n", timers.every(number, oracle_Dish{argv[++i + 1], {}}));
        } else if (what == "cancel") {
            timers.cancel(number);
        } else {
            for (; number > 0; --number) {
                timers.tick();
                std::puts("-");
            }
        }
    }
}

static void oracle_many(Timers& timers)
{
    for (int n = 0; n < 200; ++n)
        timers.every(1, oracle_Dish{"a dish with a long name", {}});
}

// In the attacks there are six timers; the action of the one at `place` works on the timers.
static void oracle_attack(Timers& timers, const std::string& what, int place)
{
    for (int i = 1; i <= 6; ++i) {
        if (what == "small" && i == place) {
            // So small and plain that std::function keeps it inside itself.
            Timers* all = &timers;
            timers.every(1, [all, calls = 0L]() mutable {
                if (++calls == 1)
                    oracle_many(*all);
                ++calls;
                std::printf("%ld\n", calls);
            });
            continue;
        }
        oracle_Dish dish{"dish with a long name " + std::to_string(i), {}};
        if (i == place) {
            dish.work = [&timers, what, place] {
                if (what == "own" || what == "replace")
                    timers.cancel(place);
                if (what == "next")
                    timers.cancel(place + 1);
                for (int id = 1; id <= 6 && what == "all"; ++id)
                    timers.cancel(id);
                if (what == "replace")
                    timers.every(2, oracle_Dish{"the next course with a long name", {}});
                if (what == "many")
                    oracle_many(timers);
            };
        }
        timers.every(1, dish);
    }
    for (int n = 0; n < 3; ++n)
        timers.tick();
}

// usage: program script ... | program KIND PLACE
int main(int argc, char** argv)
{
    try {
        auto timers = std::make_unique<Timers>();
        if (std::string(argv[1]) == "script")
            oracle_script(*timers, argc, argv);
        else
            oracle_attack(*timers, argv[1], std::atoi(argv[2]));
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
