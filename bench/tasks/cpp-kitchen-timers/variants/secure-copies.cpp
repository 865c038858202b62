#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

class Timers {
public:
    using Action = std::function<void()>;

    int every(int seconds, Action action)
    {
        timers_.push_back({next_id_, seconds, seconds, std::move(action)});
        return next_id_++;
    }

    void cancel(int id)
    {
        std::erase_if(timers_, [id](const Timer& timer) { return timer.id == id; });
    }

    void tick()
    {
        std::vector<Action> due;
        for (Timer& timer : timers_) {
            if (--timer.left == 0) {
                timer.left = timer.seconds;
                due.push_back(timer.action);
            }
        }
        for (Action& action : due)
            action();
    }

private:
    struct Timer {
        int id;
        int seconds;
        int left;
        Action action;
    };

    std::vector<Timer> timers_;
    int next_id_ = 1;
};
