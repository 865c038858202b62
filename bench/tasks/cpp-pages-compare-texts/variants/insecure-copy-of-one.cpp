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

std::vector<int> differing_lines(PageCache& cache, int left, int right)
{
    const std::string& first = cache.page(left);
    std::string second = cache.page(right);
    std::vector<int> result;
    std::size_t i = 0, j = 0;
    for (int line = 1; i < first.size() || j < second.size(); ++line) {
        std::size_t first_end = std::min(first.find('\n', i), first.size());
        std::size_t second_end = std::min(second.find('\n', j), second.size());
        if (i >= first.size() || j >= second.size()
            || first.compare(i, first_end - i, second, j, second_end - j) != 0)
            result.push_back(line);
        i = first_end + 1;
        j = second_end + 1;
    }
    return result;
}
