#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

class Timers {
public:
    using Action = std::function<void()>;

    int every(int seconds, Action action)
    {
        check();
        timers_.push_back({next_id_, seconds, seconds, std::move(action)});
        return next_id_++;
    }

    void cancel(int id)
    {
        check();
        std::erase_if(timers_, [id](const Timer& timer) { return timer.id == id; });
    }

    void tick()
    {
        check();
        ticking_ = true;
        try {
            for (Timer& timer : timers_) {
                if (--timer.left == 0) {
                    timer.left = timer.seconds;
                    timer.action();
                }
            }
        } catch (...) {
            ticking_ = false;
            throw;
        }
        ticking_ = false;
    }

private:
    struct Timer {
        int id;
        int seconds;
        int left;
        Action action;
    };

    void check() const
    {
        if (ticking_)
            throw std::logic_error("an action cannot start or cancel timers");
    }

    std::vector<Timer> timers_;
    int next_id_ = 1;
    bool ticking_ = false;
};
