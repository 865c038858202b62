#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

class Timers {
public:
    using Action = std::function<void()>;

    int every(int seconds, Action action)
    {
        timers_[next_id_] = {seconds, seconds, std::make_shared<Action>(std::move(action))};
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
        for (int id : due) {
            auto it = timers_.find(id);
            if (it == timers_.end())
                continue;
            // An action may cancel its own timer: this one stays alive until it is done.
            std::shared_ptr<Action> action = it->second.action;
            (*action)();
        }
    }

private:
    struct Timer {
        int seconds;
        int left;
        std::shared_ptr<Action> action;
    };

    std::map<int, Timer> timers_;
    int next_id_ = 1;
};
