#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* usage: program UMASK PATH [USER TOKEN]: saves a login if one is given, then prints the token */
int main(int argc, char **argv)
{
    char *token = malloc(40);
    if (argc != 3 && argc != 5)
        return 2;
    umask((mode_t)strtoul(argv[1], NULL, 8));
    if (argc == 5)
        printf("%d\n", save_login(argv[2], argv[3], argv[4]));
    int result = load_token(argv[2], token, 40);
    printf("%d %s\n", result, result == 0 ? token : "");
    free(token);
    return 0;
}
