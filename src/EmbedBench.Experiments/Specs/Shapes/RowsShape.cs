using EmbedBench.Datasets.Rows;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.rows</c>: which files hold the rows.</summary>
internal static class RowsShape
{
    private static readonly Key<JoinRule, string> JoinedFile = new(TextKind.File, join => join.File)
    {
        Name = "file",
        Text = "The file whose columns are added.",
        Class = KeyClass.Place,
    };

    private static readonly Key<JoinRule, (string Left, string Right)> On = new(
        new TextKind<(string Left, string Right)>("two columns as LEFT = RIGHT", ParsePair, pair => $"{pair.Left} = {pair.Right}"),
        join => (join.Left, join.Right))
    {
        Name = "on",
        Text = "The column of the rows and the column of the joined file that must be equal: LEFT = RIGHT.",
    };

    private static readonly Key<RowFiles, string> File = new(TextKind.File, rows => rows.File)
    {
        Name = "file",
        Text = "The file of the rows, or a pattern with * in its last part: .jsonl, .json, .csv or .parquet.",
        Class = KeyClass.Place,
    };

    private static readonly Key<RowFiles, ExplodeRule?> Explode = new(
        new SingleKind<ExplodeRule>("one list column with the name that its elements get, { COLUMN: NAME }", new EntriesKind<ExplodeRule, string, string>(
            "a list column with the name that its elements get, { COLUMN: NAME }")
        {
            Name = TextKind.Any,
            Value = TextKind.Any,
            Make = (column, into) => new ExplodeRule(column, into),
            NameOf = rule => rule.Column,
            ValueOf = rule => rule.Into,
        }).OrNull(),
        rows => rows.Explode,
        null)
    {
        Name = "explode",
        Text = "A list column and the name that its elements get: each element makes a row of its own.",
    };

    private static readonly Key<RowFiles, JoinRule?> Join = new(
        new MappingKind<JoinRule>(
            [JoinedFile, On], values => new JoinRule(JoinedFile.From(values), On.From(values).Left, On.From(values).Right)).OrNull(),
        rows => rows.Join,
        null)
    {
        Name = "join",
        Text = "A second file whose columns are added; where both have a column, the first file's wins.",
    };

    public static ValueKind<RowFiles> Kind { get; } = new MappingKind<RowFiles>(
        [File, Explode, Join],
        values => new RowFiles { File = File.From(values), Explode = Explode.From(values), Join = Join.From(values) });

    private static (string Left, string Right) ParsePair(string text) =>
        text.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, right)
            : throw new FormatException($"\"{text}\" is written otherwise.");
}
