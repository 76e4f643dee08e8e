using System.Text.Json;

namespace EmbedBench.Tokenizers.PostProcessors;

/// <summary>Special tokens around a text as a template of one text (<c>single</c>) lists them; the template of two texts is not used.</summary>
internal static class TemplateProcessing
{
    public static SpecialTokenFrame Read(JsonSection section)
    {
        section.Ignore("pair");
        JsonSection specialTokens = section.Section("special_tokens");
        List<int>? before = null;
        List<int> ids = [];
        foreach (JsonSection item in section.Sections("single"))
        {
            if (item.Has("SpecialToken"))
            {
                ids.AddRange(Ids(specialTokens, Name(item.Section("SpecialToken"))));
            }
            else
            {
                JsonSection sequence = item.Section("Sequence");
                if (Name(sequence) != "A" || before is not null)
                    throw section.Error("'single' must name the sequence A once, and no other");
                (before, ids) = (ids, []);
            }

            item.Close();
        }

        return before is null ? throw section.Error("'single' must name the sequence A once, and does not") : new SpecialTokenFrame(before, ids);
    }

    private static string Name(JsonSection item)
    {
        string name = item.Text("id");
        if (item.WholeNumber("type_id") is not 0 and int type)
            throw item.Error($"'type_id' is {type}; in the template of one text only 0 is supported, as encoders are given no type ids");
        item.Close();
        return name;
    }

    private static List<int> Ids(JsonSection specialTokens, string name)
    {
        JsonSection token = specialTokens.Section(name);
        List<int> ids = [];
        foreach (JsonElement id in token.Array("ids"))
            ids.Add(token.WholeNumber("ids", id));
        return ids;
    }
}
