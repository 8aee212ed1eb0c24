export default { title: "Licenses" };
