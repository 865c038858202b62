#include <cstdlib>
#include <map>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// The values are positional parameters of the shell, which it does not read as commands.
int run_hook(const std::string& command, const std::map<std::string, std::string>& job)
{
    std::vector<std::string> args = {"sh", "-c", "", "sh"};
    std::string line;
    for (std::size_t i = 0; i < command.size(); ++i) {
        std::size_t end = command[i] == '{' ? command.find('}', i) : std::string::npos;
        if (end != std::string::npos) {
            if (auto value = job.find(command.substr(i + 1, end - i - 1)); value != job.end()) {
                args.push_back(value->second);
                line += "\"${" + std::to_string(args.size() - 4) + "}\"";
                i = end;
                continue;
            }
        }
        line += command[i];
    }
    args[2] = line;
    std::vector<char*> words;
    for (std::string& arg : args)
        words.push_back(arg.data());
    words.push_back(nullptr);
    pid_t child = fork();
    if (child == 0) {
        execvp("sh", words.data());
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
