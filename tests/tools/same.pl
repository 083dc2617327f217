#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# Whether a sheet, as xlsx.pl shows it, holds what a CSV export of the same records does.
#     perl same.pl CELLS SHEET FILE.csv
# Cells must be the same; numbers as numbers; a word may stand for a code, but then one word for one
# code in the whole column. Prints what differs, and at the end how many cells were compared.
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));
use Encode qw(decode_utf8);

my ($cells, $sheet, $csv) = @ARGV;
$sheet = decode_utf8($sheet);

# The rows of the sheet as the reader saw them, by row and column from 0.
my (%seen, %kind);
open my $in, '<', $cells or die "$cells: $!\n";
while (<$in>) {
    chomp;
    my ($what, $name, $where, $type, undef, $value) = split /\t/;
    next unless $what eq 'cell' && $name eq $sheet;
    my ($letters, $row) = $where =~ /^([A-Z]+)(\d+)$/;
    my $column = 0;
    $column = $column * 26 + ord($_) - 64 for split //, $letters;
    $seen{$row - 1}{$column - 1} = $value;
    $kind{$row - 1}{$column - 1} = $type;
}
close $in;

sub rows_of {
    my ($text) = @_;
    my (@rows, @row);
    while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\z)/gc) {
        my ($cell, $end) = (defined $1 ? $1 : $2, $3);
        $cell =~ s/""/"/g;
        push @row, $cell;
        next if $end eq ',';
        push @rows, [@row] if @row > 1 || $row[0] ne '';
        @row = ();
        last if $end eq '';
    }
    return @rows;
}

open my $file, '<', $csv or die "$csv: $!\n";
my $text = do { local $/; <$file> };
my @rows = rows_of($text);
my ($differ, $compared) = (0, 0);
my (%word, %code);

# One word for one code, one code for one word.
sub same_word {
    my ($column, $code, $word) = @_;
    return 0 unless $code =~ /^[A-Za-z][A-Za-z0-9_]*$/ && $word ne '';
    return ($word{$column}{$code} //= $word) eq $word && ($code{$column}{$word} //= $code) eq $code;
}

sub same {
    my ($column, $type, $expected, $got) = @_;
    $expected =~ s/\\/\\\\/g;
    $expected =~ s/\n/\\n/g;
    return 1 if $expected eq $got;
    return 0 if $expected eq '' || $got eq '';
    return $expected == $got if $type eq 'Numeric' && $expected =~ /^-?[\d.]+$/;
    my @codes = split /;/, $expected;
    my @words = split /;/, $got;
    return 0 unless @codes == @words;
    for my $i (0 .. $#codes) {
        return 0 unless same_word($column, $codes[$i], $words[$i]);
    }
    return 1;
}

my $lines = keys %seen;
print "rows: $lines, not ", scalar @rows, "\n" and $differ++ if $lines != @rows;
for my $row (1 .. $#rows) {
    for my $column (0 .. $#{ $rows[0] }) {
        my ($expected, $got) = ($rows[$row][$column], $seen{$row}{$column} // '');
        $compared++;
        next if same($column, $kind{$row}{$column} // '', $expected, $got);
        $differ++;
        print "row ", $row + 1, ", $rows[0][$column]: '$got', not '$expected'\n";
    }
}
print "$compared cells\n";
exit($differ > 0);
