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
        // By index, since actions may start and cancel timers.
        for (std::size_t i = 0; i < timers_.size(); ++i) {
            if (--timers_[i].left <= 0) {
                timers_[i].left = timers_[i].seconds;
                timers_[i].action();
            }
        }
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
