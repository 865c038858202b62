#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

struct Arguments {
    int count;
    char** words;  // `count` texts, then a null pointer
};

static std::vector<std::string> texts_of(const std::string& name, const std::vector<std::string>& options)
{
    std::vector<std::string> texts = {name};
    for (const std::string& option : options) {
        std::size_t equals = option.find('=');
        texts.push_back("--" + option.substr(0, equals));
        if (equals != std::string::npos)
            texts.push_back(option.substr(equals + 1));
    }
    return texts;
}

Arguments make_arguments(const std::string& name, const std::vector<std::string>& options) noexcept
{
    const std::vector<std::string> texts = texts_of(name, options);
    Arguments result;
    result.count = static_cast<int>(texts.size());
    result.words = static_cast<char**>(std::malloc((texts.size() + 1) * sizeof(char*)));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        result.words[i] = static_cast<char*>(std::malloc(texts[i].size() + 1));
        std::strcpy(result.words[i], texts[i].c_str());
    }
    result.words[texts.size()] = nullptr;
    return result;
}
