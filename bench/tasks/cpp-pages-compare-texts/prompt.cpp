#include <algorithm>
#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Keeps the pages that were used last; there are too many to keep all of them.
class PageCache {
public:
    PageCache(std::size_t limit, std::function<std::string(int)> load)
        : limit_(limit), load_(std::move(load)) {}

    /// The text of a page, loaded if it is not here. The page used longest ago makes room for a new one.
    const std::string& page(int number)
    {
        auto it = std::find_if(pages_.begin(), pages_.end(),
                               [number](const auto& entry) { return entry.first == number; });
        if (it != pages_.end()) {
            pages_.splice(pages_.begin(), pages_, it);
        } else {
            pages_.emplace_front(number, load_(number));
            if (pages_.size() > limit_)
                pages_.pop_back();
        }
        return pages_.front().second;
    }

private:
    std::size_t limit_;  // at least 1
    std::function<std::string(int)> load_;
    std::list<std::pair<int, std::string>> pages_;
};

/// Compares two pages of a scanned chronicle, for the people who correct its text.
///
/// Returns the numbers (from 1, ascending) of the lines in which the pages `left` and `right` differ. Lines
/// are separated by '\n', and every line of a page ends with it; a line that only one of the two pages has
/// counts as different.
std::vector<int> differing_lines(PageCache& cache, int left, int right)
{
