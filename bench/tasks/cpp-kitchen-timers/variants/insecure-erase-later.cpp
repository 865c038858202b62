#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

class Timers {
public:
    using Action = std::function<void()>;

    int every(int seconds, Action action)
    {
        timers_.push_back({next_id_, seconds, 0, false, std::move(action)});
        return next_id_++;
    }

    void cancel(int id)
    {
        for (Timer& timer : timers_)
            if (timer.id == id)
                timer.cancelled = true;
    }

    void tick()
    {
        for (auto& timer : timers_) {
            if (timer.cancelled)
                continue;
            if (++timer.passed % timer.seconds == 0)
                timer.action();
        }
        std::erase_if(timers_, [](const Timer& timer) { return timer.cancelled; });
    }

private:
    struct Timer {
        int id;
        int seconds;
        int passed;
        bool cancelled;
        Action action;
    };

    std::vector<Timer> timers_;
    int next_id_ = 1;
};
