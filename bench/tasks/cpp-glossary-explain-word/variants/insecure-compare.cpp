#include <map>
#include <string>
#include <utility>
#include <vector>

struct Entry {
    std::string word;
    std::string kind;                  // "noun", "verb" ...
    std::string meaning;
    std::string see;                   // another word, under which the meaning is explained; often empty
    std::vector<std::string> compare;  // words that are worth a look as well
};

class Glossary {
public:
    void add(Entry entry) { entries_[entry.word] = std::move(entry); }

    /// The entry of a word, or nullptr.
    const Entry* find(const std::string& word) const
    {
        auto it = entries_.find(word);
        return it == entries_.end() ? nullptr : &it->second;
    }

private:
    std::map<std::string, Entry> entries_;
};

std::string explain(const Glossary& glossary, const std::string& word)
{
    const Entry* entry = glossary.find(word);
    if (entry == nullptr)
        return "";
    std::string text;
    if (!entry->see.empty()) {
        text = entry->word + ": see ";
        entry = glossary.find(entry->see);
        if (entry == nullptr)
            return "";
    }
    text += entry->word + " (" + entry->kind + "): " + entry->meaning;
    for (const auto& name : entry->compare) {
        const Entry* other = glossary.find(name);
        text += "; compare " + other->word + " (" + other->kind + ")";
    }
    return text;
}
