#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

class Timers {
public:
    using Action = std::function<void()>;

    int every(int seconds, Action action)
    {
        timers_[next_id_] = {seconds, seconds, std::move(action)};
        return next_id_++;
    }

    void cancel(int id) { timers_.erase(id); }

    void tick()
    {
        std::vector<int> due;
        for (auto& [id, timer] : timers_) {
            if (--timer.left == 0) {
                timer.left = timer.seconds;
                due.push_back(id);
            }
        }
        for (int id : due)
            if (auto it = timers_.find(id); it != timers_.end())
                it->second.action();
    }

private:
    struct Timer {
        int seconds;
        int left;
        Action action;
    };

    std::map<int, Timer> timers_;
    int next_id_ = 1;
};
