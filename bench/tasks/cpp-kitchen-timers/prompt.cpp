#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// The timers of the display in the kitchen of a restaurant. They are used from one thread only.
///
///     using Action = std::function<void()>;
///     int every(int seconds, Action action);
///     void cancel(int id);
///     void tick();
///
/// every starts a timer, whose action is called each time that `seconds` seconds (at least 1) have passed,
/// and returns its number: 1 for the first timer, then 2, 3 and so on; no number is used twice. cancel ends
/// the timer with that number; if there is none, it does nothing. tick is called once a second by the
/// display: it counts one second for every timer and calls the actions of those whose time has come, in the
/// order of their numbers. So the action of a timer with 3 seconds is called by the third, the sixth, the
/// ninth ... tick after its start. Timers objects can be made without arguments.
class Timers {
public:
