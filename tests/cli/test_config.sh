#!/bin/sh
# SPDX-License-Identifier: MIT
# config: every setting, its value and where it comes from.
. "$(dirname "$0")/lib.sh"

# source NAME: what is said of a setting
source_of() {
    sed -n "s/.*{\"name\":\"$1\",\"value\":\(.*\),\"source\":\"\(.*\)\"}.*/\1 \2/p" out
}
is() { # NAME WHAT
    [ "$(source_of "$1")" = "$2" ] || problem "$1 is $(source_of "$1"), not $2"
}

# without a database: how to make one; nothing is made
run config
expect 0 '*' '*'
err_has 'chamber init --name'
[ -e "$CHAMBER_DB" ] && problem 'a database was made'
run config --json
expect 0 '*' '*'
is db "\"$CHAMBER_DB\" 环境变量"
is lang '"zh" 默认'

given init --name 某某商会
given setting add --name visits.coverage --value 20% --from_on 2018-01-01
given setting add --name visits.coverage --value 30% --from_on 2019-01-01
CHAMBER_TODAY=2018-06-01 run config --json --as 张某
expect 0 '*' ''
is chamber.name '"某某商会" 数据库'
is visits.coverage '"20%" 数据库，自 2018-01-01 起'
is today '"2018-06-01" 环境变量'
is as '"张某" 命令行'
CHAMBER_TODAY=2019-06-01 run config --json --lang en --color always
is visits.coverage '"30%" database, from 2019-01-01 on'
is lang '"en" command line'
is color '"always" command line'
[ "$(grep -c '"name":"visits.coverage"' out)" -eq 1 ] || problem 'one that is not in force is shown'

# of the configuration file
mkdir -p "$XDG_CONFIG_HOME/chamber"
printf '# 设置\ndb = %s\nlang = en\n' "$CHAMBER_DB" >"$XDG_CONFIG_HOME/chamber/config"
CHAMBER_DB='' run config --json
expect 0 '*' ''
is lang '"en" configuration file'
is config "\"$XDG_CONFIG_HOME/chamber/config\" there"
case $(source_of db) in *' configuration file') ;; *) problem "db: $(source_of db)" ;; esac
run config --json --db "$scratch/other.db"
case $(source_of db) in *' command line') ;; *) problem "db: $(source_of db)" ;; esac

# a setting without a value counts for nothing, and neither do lines that are none
printf 'db\n=x\nlang =\n# db = no\ndb = %s\n' "$CHAMBER_DB" >"$XDG_CONFIG_HOME/chamber/config"
CHAMBER_DB='' run config --json
expect 0 '*' ''
is lang '"zh" 默认'

# one that cannot be read could have named another database; without any folder there is none
rm "$XDG_CONFIG_HOME/chamber/config"
mkdir "$XDG_CONFIG_HOME/chamber/config"
CHAMBER_DB='' run enterprise list
expect 1 '' '*'
err_has "$XDG_CONFIG_HOME/chamber/config"
rmdir "$XDG_CONFIG_HOME/chamber/config"
HOME=relative XDG_DATA_HOME=relative XDG_CONFIG_HOME='' CHAMBER_DB='' run enterprise list
expect 2 '' '*'
err_has '不知道数据库在哪里'
verdict
